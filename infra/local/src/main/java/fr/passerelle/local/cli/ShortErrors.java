package fr.passerelle.local.cli;

import java.nio.file.FileSystemException;

import picocli.CommandLine;

/** One line instead of a stack trace; the trace comes with {@code -Dpasserelle.trace=true}. */
final class ShortErrors implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("passerelle : " + sentence(error));
        if (Boolean.getBoolean("passerelle.trace")) {
            error.printStackTrace(command.getErr());
        }
        if (error instanceof NotRunningException) {
            return Passerelle.NOT_RUNNING;
        }
        return command.getCommand() instanceof RunCommand ? Passerelle.NOT_STARTED : Passerelle.REFUSED;
    }

    private static String sentence(Exception error) {
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return error instanceof FileSystemException ? "fichier ou dossier inutilisable : " + message : message;
    }
}
