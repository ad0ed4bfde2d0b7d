package fr.passerelle.mailbox.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** An SMTP server that answers as told, by command word; {@link #DROP} closes the connection instead. {@code .} is the end of the content. */
final class ScriptedServer implements AutoCloseable {
    static final String DROP = "drop";

    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    ScriptedServer(Map<String, String> answers) throws IOException {
        this.answers = answers;
        this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> heard() {
        return new ArrayList<>(heard);
    }

    private void serve() {
        try (Socket client = socket.accept(); var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
            if (!answer(client, "connect", "220 ready")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                String word = line.split("[ :]")[0].toUpperCase();
                String usual = word.equals("DATA") ? "354 go on" : "250 ok";
                if (!answer(client, word, usual)) {
                    return;
                }
                if (word.equals("DATA") && answers.getOrDefault(word, usual).startsWith("354") && !content(client, in)) {
                    return;
                }
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private boolean content(Socket client, BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (DROP.equals(answers.get("content"))) {
                client.setSoLinger(true, 0);
                return false;
            }
            if (line.equals(".")) {
                return answer(client, ".", "250 taken");
            }
        }
        return false;
    }

    private boolean answer(Socket client, String word, String usual) throws IOException {
        String answer = answers.getOrDefault(word, usual);
        if (answer.equals(DROP)) {
            client.setSoLinger(true, 0);
            return false;
        }
        client.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
        client.getOutputStream().flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
