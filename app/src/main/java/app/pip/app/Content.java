package app.pip.app;

import app.pip.app.settings.Places;
import app.pip.app.settings.Settings;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Wizard;
import app.pip.app.wizard.bundled.BundledModel;
import app.pip.app.wizard.bundled.BundledPage;
import app.pip.app.wizard.bundling.BundlingModel;
import app.pip.app.wizard.bundling.BundlingPage;
import app.pip.app.wizard.done.DoneModel;
import app.pip.app.wizard.done.DonePage;
import app.pip.app.wizard.look.LookModel;
import app.pip.app.wizard.look.LookPage;
import app.pip.app.wizard.making.MakingModel;
import app.pip.app.wizard.making.MakingPage;
import app.pip.app.wizard.needs.NeedsModel;
import app.pip.app.wizard.needs.NeedsPage;
import app.pip.app.wizard.program.ProgramModel;
import app.pip.app.wizard.program.ProgramPage;
import app.pip.app.wizard.pupils.PupilsModel;
import app.pip.app.wizard.pupils.PupilsPage;
import app.pip.app.wizard.systems.SystemsModel;
import app.pip.app.wizard.systems.SystemsPage;
import app.pip.app.wizard.who.WhoModel;
import app.pip.app.wizard.who.WhoPage;
import java.nio.file.Path;
import java.util.List;

/// What the window shows in one language: all pages over one draft.
///
/// @param desk what the pages have at hand
/// @param done knows whether something is being tried
/// @param view the whole
record Content(Desk desk, DoneModel done, Wizard view) {

    /// Makes it.
    ///
    /// @param askForSettings opens the settings
    static Content of(Desk desk, Places places, Settings settings, Runnable askForSettings) {
        var program = new ProgramModel(desk, settings.recents(), places.home().resolve("pip.app examples"));
        var done = new DoneModel(desk);
        Path pictures = places.store().resolve("pictures");
        var view = new Wizard(
                desk,
                List.of(
                        new ProgramPage(desk, program),
                        new NeedsPage(desk, new NeedsModel(desk)),
                        new WhoPage(desk, new WhoModel(desk)),
                        new LookPage(desk, new LookModel(desk), pictures),
                        new MakingPage(desk, new MakingModel(desk, pictures)),
                        new DonePage(desk, done),
                        new PupilsPage(desk, new PupilsModel(desk)),
                        new SystemsPage(desk, new SystemsModel(desk)),
                        new BundlingPage(desk, new BundlingModel(desk)),
                        new BundledPage(desk, new BundledModel(desk))),
                askForSettings);
        return new Content(desk, done, view);
    }
}
