// Lets the reader step through the frames of a training. The data are those that TrainingFrames.swift
// writes; FrameCoding.swift says how the looks of a frame's parts are written.
//
// An author can write a figure of this class too, but no script; and tags of the author's that stay open
// can make the browser take a figure apart. What is not whole stays as it is.
for (const data of document.querySelectorAll("figure.frames > script")) {
  const figure = data.parentElement;
  const range = figure.querySelector("input");
  const button = figure.querySelector("button");
  const sentence = figure.querySelector(".frame");
  const cells = [...figure.querySelectorAll(".cells path")];
  const edges = [...figure.querySelectorAll(".edges")];
  const mark = figure.querySelector(".now");
  const controls = figure.querySelector(".controls");
  if (!range || !button || !sentence || !controls) continue;
  const { epochs, losses, points, fields, links } = JSON.parse(data.textContent);

  // The looks of all parts in each frame.
  const decode = (texts) => {
    let looks = [];
    return texts.map((text) => {
      looks = [...looks];
      let part = 0;
      for (const [, look, count] of text.matchAll(/([a-z.])(\d*)/g))
        for (let n = count || 1; n > 0; n--, part++)
          if (look !== ".") looks[part] = look.charCodeAt(0) - 97;
      return looks;
    });
  };
  const fieldLooks = decode(fields);
  const linkLooks = decode(links);

  const drawField = (looks) => {
    const side = Math.sqrt(looks.length);
    const paths = cells.map(() => "");
    for (let start = 0, end; start < looks.length; start = end) {
      const column = start % side;
      end = start + 1;
      while (end % side && looks[end] === looks[start]) end++;
      if (looks[start] < paths.length) paths[looks[start]] += `M${column} ${(start - column) / side}h${end - start}`;
    }
    paths.forEach((path, look) => cells[look].setAttribute("d", path));
  };

  const show = () => {
    const frame = range.valueAsNumber;
    const text = `After ${epochs[frame]} epochs: loss ${losses[frame]}`;
    sentence.textContent = text;
    range.setAttribute("aria-valuetext", text);
    if (fieldLooks.length) drawField(fieldLooks[frame]);
    edges.forEach((edge, index) => {
      const look = linkLooks[frame][index];
      edge.setAttribute("class", `edges ${look < 5 ? "positive" : "negative"} w${(look % 5) + 1}`);
    });
    if (mark && points.length) {
      const [x, y] = points[frame].split(" ");
      mark.setAttribute("cx", x);
      mark.setAttribute("cy", y);
    }
  };

  let timer;
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    button.textContent = "Play";
  };
  const advance = () => {
    if (range.value === range.max) return stop();
    range.stepUp();
    show();
  };
  button.addEventListener("click", () => {
    if (timer) return stop();
    if (range.value === range.max) range.value = 0;
    show();
    timer = setInterval(advance, 150);
    button.textContent = "Pause";
  });
  range.addEventListener("input", () => {
    stop();
    show();
  });
  controls.hidden = false;
  show();
}
