package fr.passerelle.local.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something found in an input; never a value that identifies the patient.
 *
 * @param code the rule: code of the reject catalogue, or identifier of the rule of a schematron
 * @param where JSON pointer, XPath, or place as ERR-2 says it; absent when it is about the whole
 * @param source page and section of the reference, or name of the schematron
 * @param text what is wrong and what to do, in French
 * @param owner who must act, in French
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(String code, @Nullable String where, String source, String text, String owner) {}
