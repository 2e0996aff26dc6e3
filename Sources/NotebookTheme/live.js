"use strict";
{
  // Where the reader is: a place in the page that will likely be there again, and what is unfolded. Kept with
  // the entry of the history, since the page of an editor that frames this one may have no storage.
  const remember = () => {
    const marks = [...document.querySelectorAll("main [id]")];
    const above = mark => mark.getBoundingClientRect().top <= 1;
    const mark = marks.filter(above).pop();
    history.scrollRestoration = "manual";
    history.replaceState({
      id: mark ? mark.id : "",
      offset: mark ? mark.getBoundingClientRect().top : -scrollY,
      unfolded: [...document.querySelectorAll("main details")].map(fold => fold.open),
    }, "");
  };

  const restore = () => {
    if (!history.state) return;
    const { id, offset, unfolded } = history.state;
    history.replaceState(null, "");
    document.querySelectorAll("main details").forEach((fold, index) => {
      if (index in unfolded) fold.open = unfolded[index];
    });
    const mark = id && document.getElementById(id);
    const top = mark ? mark.getBoundingClientRect().top : -scrollY;
    scrollBy({ top: top - offset, behavior: "instant" });
    history.scrollRestoration = "auto";
  };

  // One question at a time, answered when the page is not of this version any more; none while
  // nobody looks. (The server defines `version` ahead of this script.)
  let asking;
  const ask = async () => {
    if (asking || document.hidden) return;
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch("/~changes" + location.pathname + "?" + version, { signal });
      if (answer.status === 200) {
        remember();
        location.reload();
        return;
      }
      // Nothing new for a while: ask again.
      if (answer.status !== 204) throw new Error(answer.statusText);
      asking = undefined;
    } catch {
      if (signal.aborted) return;
      asking = undefined;
      // The server has gone; it may come back.
      await new Promise(resume => setTimeout(resume, 500));
    }
    ask();
  };

  document.addEventListener("visibilitychange", () => {
    if (document.hidden && asking) asking.abort();
    asking = undefined;
    ask();
  });
  restore();
  ask();
}
