package app.pip.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Makes the commands that picocli asks for.
final class Commands implements IFactory {

    private final PipApp app;

    Commands(PipApp app) {
        this.app = app;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Object command;
        if (type == BuildCommand.class) {
            command = new BuildCommand(app.surroundings());
        } else if (type == TryCommand.class) {
            command = new TryCommand(app.surroundings());
        } else if (type == InspectCommand.class) {
            command = new InspectCommand(app.surroundings());
        } else if (type == LockCommand.class) {
            command = new LockCommand(app.surroundings());
        } else if (type == ClassCommand.class) {
            command = new ClassCommand(app.surroundings());
        } else if (type == CiCommand.class) {
            command = new CiCommand(app.surroundings());
        } else if (type == TargetsCommand.class) {
            command = new TargetsCommand(app.surroundings());
        } else if (type == PrepareCommand.class) {
            command = new PrepareCommand(app.surroundings());
        } else if (type == PybiCommand.class) {
            command = new PybiCommand(app.surroundings());
        } else {
            return CommandLine.defaultFactory().create(type);
        }
        return type.cast(command);
    }
}
