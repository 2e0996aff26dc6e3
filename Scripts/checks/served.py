"""`nbrun serve` for the scripts that test its pages."""

import re
import subprocess


class Server:
    """A server of a folder on a free port."""

    def __init__(self, binary, folder):
        self.process = subprocess.Popen(
            [binary, "serve", folder, "--port", "0", "--no-cache"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = re.search(r"http://\S+", self.process.stdout.readline())[0]

    def stop(self):
        """Ends the server as a user does."""
        self.process.terminate()
        self.process.wait()
