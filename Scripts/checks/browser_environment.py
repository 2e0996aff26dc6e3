"""A browser for the scripts that test pages: Debian's Chromium, driven by Playwright from PyPI, with axe-core
to look for what shuts readers out.

Importing this module makes a virtual environment beside the build where these are missing, and starts the
script again in it.
"""

import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / ".build" / "browser-environment"
PACKAGES = ["playwright", "axe-playwright-python"]

try:
    import axe_playwright_python
    from playwright.sync_api import sync_playwright
except ImportError:
    python = ENVIRONMENT / "bin" / "python"
    if pathlib.Path(sys.prefix) == ENVIRONMENT:
        raise
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    os.execv(python, [str(python), *sys.argv])


AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()

# What axe-core, once it is in a page, finds there.
AXE_RUN = """async () => (await axe.run()).violations.flatMap(
  v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html.slice(0, 120)}`))"""

# Whether a page scrolls sideways.
SCROLLS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def launch(playwright, *options):
    """Chromium without a window, or an exit that says how to get it; to be awaited if Playwright is."""
    for name in ["chromium", "chromium-browser", "google-chrome"]:
        if path := shutil.which(name):
            # Chromium's sandbox does not work for root, as whom containers run.
            sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
            return playwright.chromium.launch(executable_path=path, args=[*sandbox, *options])
    sys.exit(f"{sys.argv[0]}: no Chromium found; on Debian: apt-get install chromium")
