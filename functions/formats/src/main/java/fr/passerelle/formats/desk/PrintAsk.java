package fr.passerelle.formats.desk;

/**
 * What is asked about an item of the print list.
 *
 * @param item first characters of its id
 * @param by who printed, empty when not told
 * @param page number of a PDF, from 1; 0 for the sheet and the names of all
 * @param offset first byte of the PDF wanted
 */
public record PrintAsk(String item, String by, int page, long offset) {}
