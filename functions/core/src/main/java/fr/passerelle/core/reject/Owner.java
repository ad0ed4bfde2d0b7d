package fr.passerelle.core.reject;

/** Who must act on a reason; the label is what hospital staff read. */
public enum Owner {
    CREATOR("Service émetteur"),
    INTEGRATOR("Intégrateur (DSI)"),
    IDENTITY_CELL("Cellule d'identitovigilance"),
    DOCTOR("Médecin auteur"),
    SECRETARY("Secrétariat médical"),
    MEDICAL_COMMISSION("Commission médicale (CME)"),
    OPERATOR("Exploitant de la passerelle"),
    NOBODY("Personne");

    private final String label;

    Owner(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
