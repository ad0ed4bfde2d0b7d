package fr.passerelle.bench;

/**
 * The account as each function finds it.
 *
 * @param dropped a drop is in the inbox and nobody has looked
 * @param taken document-intake has taken it in: state, package and messages are there
 */
record Stage(StubAccount dropped, StubAccount taken) {

    /**
     * Plays the part of document-intake once, on its own package.
     *
     * @param intake just started
     * @param dropped the account with one drop
     * @throws FunctionFailedException when it does not take the drop in
     */
    static Stage prepare(FunctionProcess intake, AwsStub aws, StubAccount dropped) throws InterruptedException {
        aws.reset(dropped);
        intake.initialised();
        Answer answer = intake.answer(Event.DROP.json(dropped));
        if (!answer.accepted()) {
            throw new FunctionFailedException("document-intake gave the drop back: " + answer.body(), intake.log());
        }
        return new Stage(dropped, aws.account());
    }

    StubAccount before(Event event) {
        return switch (event) {
            case DROP, APPOINTMENT, HOSPITAL -> dropped;
            case DMP_DISPATCH, MAILBOX_DISPATCH, STREAM, COUNT, TICK, CALL -> taken;
        };
    }

    /** What the function is given. */
    String json(Event event) {
        return event.json(before(event));
    }

    /** What the plain handler is given instead. */
    String plainJson(Event event) {
        return event.plainJson(before(event));
    }
}
