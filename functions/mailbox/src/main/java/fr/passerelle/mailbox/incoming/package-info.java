/** What comes back: delivery and reading notices, bounces, answers, archives, read from untrusted bytes. */
@NullMarked
package fr.passerelle.mailbox.incoming;

import org.jspecify.annotations.NullMarked;
