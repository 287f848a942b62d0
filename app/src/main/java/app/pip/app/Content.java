package app.pip.app;

import app.pip.app.settings.Places;
import app.pip.app.settings.Settings;
import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Wizard;
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
                        new DonePage(desk, done)),
                askForSettings);
        return new Content(desk, done, view);
    }
}
