package app.pip.engine.bundle;

import app.pip.engine.format.icon.Ico;
import app.pip.engine.format.pe.Resource;
import app.pip.engine.format.pe.ResourceWriter;
import app.pip.engine.format.pe.VersionInfo;
import app.pip.engine.project.AppInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What makes a Windows launcher the app's own: its icon, its name and version, and how it wants to be run.
final class WindowsIdentity {

    /// Microsoft, Application manifests. No rights beyond the user's; UTF-8 for old interfaces; paths longer than 260
    /// characters; sharp on every screen; boxes in the present style.
    private static final String MANIFEST = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
              <assemblyIdentity type="win32" name="ID" version="VERSION"/>
              <dependency>
                <dependentAssembly>
                  <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
                    processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
                </dependentAssembly>
              </dependency>
              <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
                <security>
                  <requestedPrivileges>
                    <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
                  </requestedPrivileges>
                </security>
              </trustInfo>
              <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
                <application>
                  <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
                </application>
              </compatibility>
              <application xmlns="urn:schemas-microsoft-com:asm.v3">
                <windowsSettings>
                  <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
                  <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
                  <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
                  <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
                </windowsSettings>
              </application>
            </assembly>
            """;

    private WindowsIdentity() {}

    /// The launcher with all of it.
    static byte[] given(byte[] launcher, AppInfo app, AppIcon icon) throws IOException {
        var resources = new ArrayList<Resource>();
        List<Ico.Image> images = icon.images();
        for (int i = 0; i < images.size(); i++) {
            resources.add(new Resource(
                    Resource.ICON, i + 1, Resource.ANY_LANGUAGE, images.get(i).content()));
        }
        resources.add(Resource.of(Resource.ICON_GROUP, 1, Resource.ANY_LANGUAGE, Ico.group(images)));
        resources.add(Resource.of(Resource.VERSION, 1, Resource.ENGLISH, version(app)));
        String manifest = MANIFEST.replace("\"ID\"", '"' + app.id() + '"')
                .replace("VERSION", app.numbers().dotted(4));
        resources.add(Resource.of(Resource.MANIFEST, 1, Resource.ENGLISH, manifest.getBytes(StandardCharsets.UTF_8)));
        return ResourceWriter.with(launcher, resources);
    }

    private static byte[] version(AppInfo app) {
        var texts = new LinkedHashMap<String, String>();
        if (!app.author().isEmpty()) {
            texts.put("CompanyName", app.author());
        }
        texts.put("FileDescription", app.name());
        texts.put("FileVersion", app.version());
        texts.put("InternalName", app.id());
        texts.put("OriginalFilename", app.fileName() + ".exe");
        texts.put("ProductName", app.name());
        texts.put("ProductVersion", app.version());
        return VersionInfo.bytes(app.numbers().four(), texts);
    }
}
