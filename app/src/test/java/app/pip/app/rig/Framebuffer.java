package app.pip.app.rig;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// The screen of an Xvfb that was told to keep it in a file (`-fbdir`), in the form of `xwd`: a header of big-endian
/// numbers, a colour map, and 32 bits for each pixel.
///
/// @param folder the folder with the file
record Framebuffer(Path folder) {

    private static final int DEPTH_32 = 32;
    private static final int HEADER = 100;

    /// What runs a program on this screen.
    List<String> front() {
        return List.of(
                Rig.tool("xvfb-run").toString(), "-a", "-s", "-screen 0 800x600x24 -fbdir " + folder.toAbsolutePath());
    }

    /// The screen as it is now; one pixel if there is none, or none yet.
    BufferedImage picture() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content());
        if (bytes.limit() < HEADER || bytes.getInt(44) != DEPTH_32) {
            return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        }
        int header = bytes.getInt(0);
        int width = bytes.getInt(16);
        int height = bytes.getInt(20);
        boolean big = bytes.getInt(28) == 1;
        int line = bytes.getInt(48);
        int colours = bytes.getInt(76);
        int pixels = header + colours * 12;
        bytes.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, bytes.getInt(pixels + y * line + x * 4));
            }
        }
        return picture;
    }

    /// What is in the file, which its server makes first and fills then, and takes away at its end.
    private byte[] content() throws IOException {
        try {
            return Files.readAllBytes(folder.resolve("Xvfb_screen0"));
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /// How many pixels have a colour.
    static long count(BufferedImage picture, int rgb) {
        long count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += (picture.getRGB(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
            }
        }
        return count;
    }

    /// The share of the pixels in which two pictures of the same size differ.
    static double difference(BufferedImage one, BufferedImage other) {
        long count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return (double) count / one.getWidth() / one.getHeight();
    }
}
