package org.ternion.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ternion ca presets}. */
@Command(name = "presets", description = "List rules that have a name, with the verdict of 400 steps on"
        + " 128x128 cells.")
final class CaPresetsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        if (json) {
            List<Map<String, Object>> presets = CaPreset.ALL.stream().map(RecordTree::of).toList();
            Json.print(spec.commandLine().getOut(), new LinkedHashMap<>(Map.of("presets", presets)));
            return;
        }
        for (CaPreset preset : CaPreset.ALL) {
            spec.commandLine().getOut().println(String.format(Locale.ROOT, "%-14s %-28s %-37s %s", preset.name(),
                    preset.rule(), preset.expected(), preset.description()));
        }
    }
}
