package app.pip.app.cli;

import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Makes the commands that picocli asks for.
final class Commands implements IFactory {

    private static final Map<Class<?>, Function<Surroundings, Object>> ALL = Map.of(
            BuildCommand.class, BuildCommand::new,
            TryCommand.class, TryCommand::new,
            InspectCommand.class, InspectCommand::new,
            LockCommand.class, LockCommand::new,
            ClassCommand.class, ClassCommand::new,
            CiCommand.class, CiCommand::new,
            TargetsCommand.class, TargetsCommand::new,
            PrepareCommand.class, PrepareCommand::new,
            StoreCommand.class, StoreCommand::new,
            PybiCommand.class, PybiCommand::new);

    private final PipApp app;

    Commands(PipApp app) {
        this.app = app;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Function<Surroundings, Object> making = ALL.get(type);
        return making == null ? CommandLine.defaultFactory().create(type) : type.cast(making.apply(app.surroundings()));
    }
}
