package fr.passerelle.core.pathway;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import fr.passerelle.core.dispatch.Reason;

/**
 * What reading a pathway file gives.
 *
 * @param pathway absent as soon as there is one fault: a faulty file is as if it were absent
 * @param faults all of them, each with the JSON pointer of its field
 */
public record PathwayReading(@Nullable Pathway pathway, List<Reason> faults) {
    public PathwayReading {
        faults = List.copyOf(faults);
    }

    /**
     * The same, faulty where it is filed elsewhere than where it says it belongs: a copied file must not open a pathway twice.
     *
     * @param folder FINESS EJ that the folder names
     * @param name of the file, without {@code .yaml}
     */
    public PathwayReading filed(String folder, String name) {
        if (pathway == null || (pathway.establishment().equals(folder) && pathway.id().equals(name))) {
            return this;
        }
        var all = new ArrayList<>(faults);
        all.add(Reason.at("/id", "PATHWAY_MISFILED", pathway.establishment() + "/" + pathway.id(), folder + "/" + name));
        return new PathwayReading(null, all);
    }
}
