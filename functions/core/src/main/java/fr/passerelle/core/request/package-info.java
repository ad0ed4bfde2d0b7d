/** What people and events ask of the gateway itself: to look again, to show a hidden document, to undo a sending to the wrong patient. */
@NullMarked
package fr.passerelle.core.request;

import org.jspecify.annotations.NullMarked;
