/** Headers, parts and file names of a mail, on Jakarta Mail: no rule of the domain is decided here. */
@NullMarked
package fr.passerelle.mailbox.mime;

import org.jspecify.annotations.NullMarked;
