package fr.passerelle.local.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A wrong command line told in French, with where to read more; exit code 2. */
final class FrenchUsage implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("passerelle : " + sentence(error));
        err.println("Aide : ./" + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return Passerelle.USAGE;
    }

    private static String sentence(ParameterException error) {
        return switch (error) {
            case MissingParameterException missing -> "il manque "
                    + missing.getMissing().stream().map(ArgSpec::paramLabel).collect(Collectors.joining(", "));
            case UnmatchedArgumentException unknown -> "argument inconnu : " + String.join(" ", unknown.getUnmatched()) + meant(unknown);
            case MutuallyExclusiveArgsException _ -> "des options s'excluent l'une l'autre : en garder une";
            case OverwrittenOptionException _ -> "une option est donnée deux fois";
            default -> String.valueOf(error.getMessage());
        };
    }

    private static String meant(UnmatchedArgumentException unknown) {
        List<String> close = unknown.getSuggestions();
        return close.isEmpty() ? "" : " ; vouliez-vous dire " + String.join(", ", close) + " ?";
    }
}
