package fr.passerelle.local;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Keeps the arrows of docs/architecture.md pointing down. */
@AnalyzeClasses(packages = "fr.passerelle", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] FUNCTIONS = {"..documentintake..", "..appointmentintake..", "..eventintake..", "..dmpdispatch..",
            "..mailboxdispatch..",
            "..acknowledger..", "..releaser..", "..keeper..", "..mailboxcollector..", "..passerelle.indicators..", "fr.passerelle.desk.."};
    private static final String[] INFRASTRUCTURE = {"..passerelle.local..", "..passerelle.simulators..", "..passerelle.memory.."};

    @ArchTest
    static final ArchRule the_domain_knows_only_the_jdk = classes().that().resideInAPackage("..passerelle.core..").should()
            .onlyDependOnClassesThat().resideInAnyPackage("..passerelle.core..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule the_packages_of_the_domain_form_no_cycle = slices().matching("fr.passerelle.core.(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule formats_know_only_the_domain = noClasses().that().resideInAPackage("..passerelle.formats..").should()
            .dependOnClassesThat()
            .resideInAnyPackage("..passerelle.dmp..", "..passerelle.mailbox..", "..passerelle.aws..", "..passerelle.tls..");

    @ArchTest
    static final ArchRule messages_know_the_domain_and_the_formats = noClasses().that().resideInAPackage("..passerelle.hl7..").should()
            .dependOnClassesThat()
            .resideInAnyPackage("..passerelle.dmp..", "..passerelle.mailbox..", "..passerelle.aws..", "..passerelle.tls..");

    @ArchTest
    static final ArchRule one_class_knows_the_parser_of_messages = noClasses().that()
            .haveNameNotMatching("fr\\.passerelle\\.hl7\\.HapiSyntax.*").should().dependOnClassesThat().resideInAPackage("ca.uhn..");

    @ArchTest
    static final ArchRule the_dmp_client_knows_neither_mail_nor_aws = noClasses().that().resideInAPackage("..passerelle.dmp..").should()
            .dependOnClassesThat()
            .resideInAnyPackage("..passerelle.mailbox..", "..passerelle.aws..", "software.amazon..", "com.amazonaws..");

    @ArchTest
    static final ArchRule the_mail_client_knows_neither_dmp_nor_aws = noClasses().that().resideInAPackage("..passerelle.mailbox..").should()
            .dependOnClassesThat().resideInAnyPackage("..passerelle.dmp..", "..passerelle.aws..", "software.amazon..", "com.amazonaws..");

    @ArchTest
    static final ArchRule the_inspection_of_pdf_knows_only_the_domain = noClasses().that().resideInAPackage("..passerelle.pdf..").should()
            .dependOnClassesThat()
            .resideInAnyPackage("..passerelle.formats..", "..passerelle.dmp..", "..passerelle.mailbox..", "..passerelle.aws..",
                    "..passerelle.tls..", "..passerelle.hl7..");

    @ArchTest
    static final ArchRule the_tls_client_serves_both_and_knows_neither = noClasses().that().resideInAPackage("..passerelle.tls..").should()
            .dependOnClassesThat()
            .resideInAnyPackage("..passerelle.dmp..", "..passerelle.mailbox..", "..passerelle.aws..", "software.amazon..",
                    "com.amazonaws..");

    @ArchTest
    static final ArchRule the_adapters_know_only_the_domain = noClasses().that().resideInAPackage("..passerelle.aws..").should()
            .dependOnClassesThat()
            .resideInAnyPackage("..passerelle.dmp..", "..passerelle.mailbox..", "..passerelle.formats..", "..passerelle.hl7..",
                    "..passerelle.tls..");

    @ArchTest
    static final ArchRule micronaut_only_wires_functions = noClasses().that().resideOutsideOfPackages(FUNCTIONS).should()
            .dependOnClassesThat().resideInAPackage("io.micronaut..");

    @ArchTest
    static final ArchRule only_wiring_and_handlers_know_adapters = noClasses().that().resideInAnyPackage(FUNCTIONS).and()
            .haveSimpleNameNotEndingWith("Wiring").and().haveSimpleNameNotEndingWith("Handler").and()
            .haveNameNotMatching(".*\\$\\w*Wiring\\$.*")
            .should().dependOnClassesThat()
            .resideInAnyPackage("..passerelle.aws..", "software.amazon..", "io.micronaut..");

    @ArchTest
    static final ArchRule nothing_that_ships_knows_the_local_stack = noClasses().that().resideOutsideOfPackages(INFRASTRUCTURE).should()
            .dependOnClassesThat().resideInAnyPackage(INFRASTRUCTURE);

    @ArchTest
    static final ArchRule saxon_is_for_the_schematrons_of_the_check_command_only = noClasses().that()
            .resideOutsideOfPackage("fr.passerelle.local.check.schematron..").should().dependOnClassesThat()
            .resideInAPackage("net.sf.saxon..");

    @ArchTest
    static final ArchRule simulators_are_independent_judges = noClasses().that().resideInAPackage("..passerelle.simulators..").should()
            .dependOnClassesThat()
            .resideInAnyPackage("..passerelle.formats..", "..passerelle.hl7..", "..passerelle.dmp..", "..passerelle.mailbox..",
                    "..passerelle.tls..");

    @ArchTest
    static final ArchRule time_is_injected = noClasses().that().resideOutsideOfPackage("..passerelle.local..").should()
            .callMethod(java.time.Instant.class, "now").orShould().callMethod(java.time.OffsetDateTime.class, "now").orShould()
            .callMethod(java.time.LocalDate.class, "now").orShould().callMethod(System.class, "currentTimeMillis");
}
