package app.pip.app.wizard.needs;

import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Outlook;
import app.pip.app.wizard.Step;
import app.pip.app.work.FailureReport;
import app.pip.engine.Plan;
import app.pip.engine.Preview;
import app.pip.engine.Preview.Left;
import app.pip.engine.Preview.Needed;
import app.pip.engine.Preview.Travelling;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.problem.Remedy;
import app.pip.engine.project.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the second page knows: the packages, the files that travel, and what is wrong.
public final class NeedsModel {

    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "bmp");

    private final Desk desk;
    private final BooleanBinding ready;
    private final ReadOnlyObjectWrapper<Lookup> lookup = new ReadOnlyObjectWrapper<>(new Lookup.Nothing());

    /// The page's model.
    public NeedsModel(Desk desk) {
        this.desk = desk;
        this.ready = Bindings.createBooleanBinding(
                () -> desk.route().isOpen(Step.WHO),
                desk.draft().reading(),
                desk.draft().outlook());
        desk.draft().program().addListener((_, _, _) -> lookup.set(new Lookup.Nothing()));
    }

    /// Whether nothing stands in the way of going on.
    public BooleanBinding ready() {
        return ready;
    }

    /// The script that is started, within the folder.
    public String entry() {
        return desk.draft().preview().map(Preview::entry).orElse("");
    }

    /// The parts of Python's own library that it uses.
    public List<String> standard() {
        return desk.draft()
                .preview()
                .map(known -> List.copyOf(known.standard()))
                .orElse(List.of());
    }

    /// The Pythons that were chosen, such as `3.14.3`; none as long as nobody knows.
    public List<String> pythons() {
        return plan().map(plan -> List.copyOf(new TreeSet<>(plan.pythons().values())))
                .orElse(List.of());
    }

    /// What the program asks for.
    public List<PackageLine> packages() {
        var lines = new ArrayList<PackageLine>();
        var told = new TreeSet<String>();
        for (Needed needed : desk.draft().preview().map(Preview::packages).orElse(List.of())) {
            if (told.add(needed.requirement())) {
                Optional<Plan.Planned> planned = planned(name(needed.requirement()));
                lines.add(new PackageLine(
                        needed.requirement(),
                        name(needed.requirement()),
                        needed.source(),
                        planned.map(NeedsModel::versions),
                        planned.map(Plan.Planned::size).orElse(OptionalLong.empty())));
            }
        }
        return lines;
    }

    /// What these ask for in turn, such as `urllib3 2.5.0`.
    public List<String> others() {
        return plan().map(Plan::packages).orElse(List.of()).stream()
                .filter(one -> !one.asked())
                .map(one -> one.name() + " " + versions(one))
                .toList();
    }

    /// What it can do without.
    public List<Needed> optional() {
        return desk.draft().preview().map(Preview::optional).orElse(List.of());
    }

    /// The packages that the user leaves out.
    public List<String> without() {
        return desk.draft().packages().get().leaveOut();
    }

    /// Whether packages are being chosen.
    public boolean isChoosing() {
        return desk.draft().outlook().get() instanceof Outlook.UnderWay;
    }

    /// Takes a package along.
    public void take(String requirement) {
        var wishes = desk.draft().packages();
        wishes.set(wishes.get().takingBack(name(requirement)).adding(requirement));
        lookup.set(new Lookup.Nothing());
    }

    /// Leaves a package out, whoever asks for it.
    public void leave(PackageLine line) {
        // those that answer a question are taken back by taking back the answer
        List<Remedy> answers = desk.draft().remedies().stream()
                .filter(one -> one instanceof Remedy.Install(String module, String name) && name.equals(line.name()))
                .toList();
        if (!answers.isEmpty()) {
            answers.forEach(desk.draft().remedies()::remove);
            return;
        }
        var wishes = desk.draft().packages();
        wishes.set(wishes.get().leavingOut(line.name(), Optional.of(line.requirement())));
    }

    /// Takes a package after all that was left out.
    public void takeBack(String name) {
        var wishes = desk.draft().packages();
        wishes.set(wishes.get().takingBack(name));
    }

    /// Asks the index for a package.
    ///
    /// @param text a name, or a name with a version
    public void find(String text) {
        if (text.isBlank()) {
            return;
        }
        lookup.set(new Lookup.UnderWay());
        Project question = desk.draft().toQuestion(new TreeSet<>(desk.draft().goals()));
        desk.work()
                .start(
                        () -> desk.packager().find(text.strip(), question),
                        found -> lookup.set(found.<Lookup>map(one -> new Lookup.Found(text.strip(), one))
                                .orElseGet(() -> new Lookup.Unknown(text.strip()))),
                        failure -> lookup.set(
                                failure instanceof ProblemException known
                                        ? new Lookup.Refused(known.problems())
                                        : new Lookup.Broken(FailureReport.of(failure))));
    }

    /// How the looking up goes.
    public ReadOnlyObjectProperty<Lookup> lookup() {
        return lookup.getReadOnlyProperty();
    }

    /// The files that travel: the script first, then the largest.
    public List<Travelling> files() {
        return desk.draft().preview().map(Preview::files).orElse(List.of()).stream()
                .sorted(Comparator.comparing((Travelling file) -> !file.path().equals(entry()))
                        .thenComparing(
                                Comparator.comparingLong(Travelling::size).reversed()))
                .toList();
    }

    /// The sum of their sizes in bytes.
    public long size() {
        return files().stream().mapToLong(Travelling::size).sum();
    }

    /// What stays behind and could come along.
    public List<Left> left() {
        return desk.draft().preview().map(Preview::left).orElse(List.of()).stream()
                .filter(one -> one.why() != Left.Why.USELESS)
                .toList();
    }

    /// Takes a file along, or leaves it here.
    public void travel(String path, boolean along) {
        var remedies = desk.draft().remedies();
        if (along) {
            if (!remedies.remove(new Remedy.LeaveOut(path))) {
                remedies.add(new Remedy.Include(path));
            }
        } else if (!remedies.remove(new Remedy.Include(path))) {
            remedies.add(new Remedy.LeaveOut(path));
        }
    }

    /// What is wrong, and what is worth knowing.
    public List<Problem> problems() {
        var all = new ArrayList<Problem>();
        desk.draft().preview().map(Preview::problems).orElse(List.of()).stream()
                // it has a line of its own
                .filter(one -> !one.id().equals("import.optional") || !isOptional(one))
                .forEach(all::add);
        switch (desk.draft().outlook().get()) {
            case Outlook.Refused refused -> all.addAll(refused.problems());
            case Outlook.Known known -> all.addAll(known.chosen().problems());
            case Outlook.Unneeded _, Outlook.UnderWay _, Outlook.Broken _ -> {
                // nothing that the user could change
            }
        }
        return all;
    }

    /// A mistake of ours, if there was one.
    public Optional<FailureReport> mistake() {
        return desk.draft().outlook().get() instanceof Outlook.Broken broken
                ? Optional.of(broken.report())
                : Optional.empty();
    }

    /// Whether a file is a picture that can be shown small.
    public static boolean isPicture(String path) {
        int dot = path.lastIndexOf('.');
        return dot >= 0 && PICTURES.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /// The name with which a requirement begins.
    static String name(String requirement) {
        return requirement.strip().split("[^A-Za-z0-9._-]", 2)[0];
    }

    private boolean isOptional(Problem problem) {
        return optional().stream()
                .anyMatch(one ->
                        one.source().endsWith("(import " + problem.details().getFirst() + ")"));
    }

    private Optional<Plan> plan() {
        return desk.draft().outlook().get().plan();
    }

    private Optional<Plan.Planned> planned(String name) {
        String normal = name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
        return plan().map(Plan::packages).orElse(List.of()).stream()
                .filter(one -> one.name().equals(normal))
                .findFirst();
    }

    private static String versions(Plan.Planned planned) {
        return planned.versions().values().stream().distinct().collect(Collectors.joining(", "));
    }
}
