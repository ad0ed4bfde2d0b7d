package fr.passerelle.core.replay;

/** Why a dispatch is not replayed, in the words that operators read. */
public enum LeftOut {
    ARRIVED("déjà arrivé"),
    ON_ITS_WAY("encore en route : la passerelle s'en occupe seule"),
    UNCERTAIN("parti, sans nouvelle de son arrivée : le rejouer pourrait le remettre deux fois"),
    WAITS("en attente d'une identité, d'un consentement, d'un fichier ou d'une décision : c'est cela qu'il faut régler"),
    NOT_BUILT("refusé avant d'avoir été préparé : corriger et déposer de nouveau"),
    CHOICE("arrêté par un choix ou une règle, sans panne : déposer de nouveau si la situation a changé"),
    NEWER("remplacé ou supprimé depuis par une demande plus récente"),
    DROPPED_AGAIN("déposé de nouveau depuis : l'autre dépôt en répond"),
    OVERTAKEN("rendez-vous modifié ou annulé depuis"),
    PRINTED("déjà remis sur papier"),
    CANCELLED("annulé"),
    REPLAYED("déjà rejoué : voir le nouvel envoi"),
    CONTENT_DELETED("contenu déjà supprimé, sa durée de conservation étant passée : déposer de nouveau"),
    CHANGED("a changé depuis que l'ordre a été donné");

    private final String words;

    LeftOut(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
