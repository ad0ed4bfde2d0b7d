package fr.passerelle.core.dispatch;

import java.util.Locale;

/** Why a dispatch is refused: {@link #FAULT}, somebody must repair and send again; {@link #CHOICE}, nothing is wrong and no error is counted. */
public enum RefusalClass {
    FAULT,
    CHOICE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
