package dev.tideline.ui;

import dev.tideline.workload.WholeFile;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks for a file, and how a picture in it shall look. A test answers by itself. */
interface FilePrompt {
    /** A file to read; empty if the user changed their mind. */
    Optional<Path> open(String title, FileKind kind);

    /** A file to write, with the kind's extension. */
    Optional<Path> save(String title, FileKind kind, String name);

    /** A directory to write several files into. */
    Optional<Path> directory(String title);

    /**
     * How a picture shall look; empty if the user changed their mind.
     *
     * @param what is drawn, in words
     * @param last what was chosen last time
     * @param single whether one run is drawn
     */
    Optional<PictureChoice> picture(FileKind kind, String what, PictureChoice last, boolean single);

    /** Where the last answer was. */
    Path folder();

    static FilePrompt desktop(Window owner, Path folder) {
        return new Desktop(owner, folder);
    }

    /** The desktop's own dialogs, which remember the folder of the last answer. */
    final class Desktop implements FilePrompt {
        private final Window owner;
        private Path folder;

        Desktop(Window owner, Path folder) {
            this.owner = owner;
            this.folder = folder;
        }

        @Override
        public Optional<Path> open(String title, FileKind kind) {
            return remember(chooser(title, kind).showOpenDialog(owner));
        }

        @Override
        public Optional<Path> save(String title, FileKind kind, String name) {
            FileChooser chooser = chooser(title, kind);
            chooser.setInitialFileName(WholeFile.named(name) + kind.extension());
            return remember(chooser.showSaveDialog(owner)).map(kind::withExtension);
        }

        @Override
        public Optional<Path> directory(String title) {
            javafx.stage.DirectoryChooser chooser = new javafx.stage.DirectoryChooser();
            chooser.setTitle(title);
            chooser.setInitialDirectory(initial());
            return remember(chooser.showDialog(owner));
        }

        @Override
        public Optional<PictureChoice> picture(FileKind kind, String what, PictureChoice last, boolean single) {
            return PictureDialog.ask(owner, kind, what, last, single);
        }

        @Override
        public Path folder() {
            return folder;
        }

        private FileChooser chooser(String title, FileKind kind) {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.title(), "*" + kind.extension()));
            chooser.setInitialDirectory(initial());
            return chooser;
        }

        private File initial() {
            File directory = folder.toFile();
            return directory.isDirectory() ? directory : new File(System.getProperty("user.home"));
        }

        private Optional<Path> remember(File chosen) {
            Optional<Path> path = Optional.ofNullable(chosen).map(File::toPath);
            path.map(Path::getParent).ifPresent(parent -> folder = parent);
            return path;
        }
    }
}
