package dev.keadm.windows;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WindowsArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.keadm.windows");

    /** What a native call wants is known in one place; the rest is plain Java, and can be tested anywhere. */
    @Test
    void shouldKnowJnaInTheBindingsAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.keadm.windows.jna..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(CLASSES);
    }

    /** The bindings serve everybody and know nobody. */
    @Test
    void shouldKnowNoFeatureInTheBindings() {
        noClasses()
                .that()
                .resideInAPackage("dev.keadm.windows.jna..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.keadm.windows.service..",
                        "dev.keadm.windows.pipe..",
                        "dev.keadm.windows.security..",
                        "dev.keadm.windows.network..",
                        "dev.keadm.windows.eventlog..",
                        "dev.keadm.windows.registry..",
                        "dev.keadm.windows.host..")
                .check(CLASSES);
    }

    /** The installer's side may use what the agent shares with it; never the other way. */
    @Test
    void shouldKnowNoInstallerInWhatTheAgentShares() {
        noClasses()
                .that()
                // the JSON adapters of the whole module are listed in one generated class
                .resideOutsideOfPackages("dev.keadm.windows.host..", "dev.keadm.windows.jsonb..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.keadm.windows.host..")
                .check(CLASSES);
    }
}
