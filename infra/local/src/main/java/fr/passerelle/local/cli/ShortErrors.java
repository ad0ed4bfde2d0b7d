package fr.passerelle.local.cli;

import picocli.CommandLine;

/** One line instead of a stack trace; the trace comes with {@code -Dpasserelle.trace=true}. */
final class ShortErrors implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("passerelle : " + (error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage()));
        if (Boolean.getBoolean("passerelle.trace")) {
            error.printStackTrace(command.getErr());
        }
        return error instanceof NotRunningException ? Passerelle.NOT_RUNNING : Passerelle.NOT_STARTED;
    }
}
