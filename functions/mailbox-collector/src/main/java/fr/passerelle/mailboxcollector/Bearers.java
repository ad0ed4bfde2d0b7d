package fr.passerelle.mailboxcollector;

import java.util.Set;

import fr.passerelle.core.identity.Environment;
import fr.passerelle.core.identity.Ins;
import fr.passerelle.core.mail.KeptMessage.Bearer;
import fr.passerelle.core.rule.PatientRecords;

/** Whether the establishment knows the patient of documents that came in, as its identity feed tells (use-cases.md §5.K). */
public final class Bearers {
    private final PatientRecords patients;
    private final Environment environment;

    /** @param environment whose matricules count: a test matricule is nobody's in production */
    public Bearers(PatientRecords patients, Environment environment) {
        this.patients = patients;
        this.environment = environment;
    }

    /** @param found matricules of the archives of one message */
    Bearer of(String establishment, Set<Ins> found) {
        if (found.size() != 1) {
            return Bearer.UNTOLD;
        }
        Ins ins = found.iterator().next();
        return ins.authority().acceptedIn(environment) && patients.bears(establishment, ins) ? Bearer.KNOWN : Bearer.UNKNOWN;
    }
}
