/** What comes back about the mails an operator took: notices of delivery and of reading, bounces, answers of people. */
@NullMarked
package fr.passerelle.simulators.mssante.post;

import org.jspecify.annotations.NullMarked;
