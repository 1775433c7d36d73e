import java.util.List;
import java.util.Map;

import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.mapper.MapperExtrasPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.script.mustache.MustachePlugin;
import org.opensearch.transport.Netty4Plugin;

/** One OpenSearch node with the plugins that a download brings and this project uses. Arguments: setting=value, where
 * a comma parts the values of a list. It ends when it is killed, or with the process that holds its standard input. */
public class OneNode extends Node {
    private OneNode(Settings settings) {
        super(
            InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "node"),
            List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, MustachePlugin.class, MapperExtrasPlugin.class),
            true);
    }

    public static void main(String[] given) throws Exception {
        Settings.Builder settings = Settings.builder();
        for (String one : given) {
            int at = one.indexOf('=');
            String value = one.substring(at + 1);
            if (value.contains(",")) settings.putList(one.substring(0, at), value.split(","));
            else settings.put(one.substring(0, at), value);
        }
        OneNode node = new OneNode(settings.build());
        node.start();
        while (System.in.read() >= 0) { }
        Runtime.getRuntime().halt(0);
    }
}
