/**
 * The scheduler lab: settings in, chart and figures out, at once.
 *
 * @module
 */
import {
  fcfs,
  mlfq,
  parseJobs,
  type Policy,
  priority,
  roundRobin,
  simulate,
  sjf,
  srtf,
} from "interleave/schedulers";
import { byId, h, must } from "./dom.ts";
import { figuresTable, turnsChart } from "./schedule_chart.ts";

/** A policy, the settings that are its own, and jobs that show what it is about. */
interface Choice {
  readonly title: string;
  readonly jobs: string;
  readonly settings: Readonly<Record<string, string>>;
  make(settings: URLSearchParams): Policy;
}

const CHOICES: Readonly<Record<string, Choice>> = {
  fcfs: { title: "First come, first served", jobs: "0:24,0:3,0:3", settings: {}, make: fcfs },
  sjf: { title: "Shortest job first", jobs: "0:6,0:8,0:7,0:3", settings: {}, make: sjf },
  srtf: {
    title: "Shortest remaining time first",
    jobs: "0:8,1:4,2:9,3:5",
    settings: {},
    make: srtf,
  },
  priority: {
    title: "Priority",
    jobs: "0:10:3,0:1:1,0:2:4",
    settings: { preemptive: "", ageing: "" },
    make: (settings) =>
      priority({
        preemptive: settings.get("preemptive") === "yes",
        ageing: settings.get("ageing") ? numberIn(settings, "ageing") : undefined,
      }),
  },
  rr: {
    title: "Round robin",
    jobs: "0:24,0:3,0:3",
    settings: { slice: "4" },
    make: (settings) => roundRobin(numberIn(settings, "slice")),
  },
  mlfq: {
    title: "Multi-level feedback queue",
    jobs: "0:8,1:4,2:9,3:5",
    settings: { slices: "2,4,8" },
    make: (settings) => mlfq((settings.get("slices") ?? "").split(",").map(number)),
  },
};

const chart = byId("chart");
const form = byId<HTMLFormElement>("lab");
const policy = must<HTMLSelectElement>(form, "[name=policy]");
for (const [name, { title }] of Object.entries(CHOICES)) {
  policy.append(h("option", { value: name }, title));
}
const asked = new URLSearchParams(location.search);
policy.value = Object.hasOwn(CHOICES, asked.get("policy") ?? "") ? asked.get("policy")! : "rr";
offer(asked);
form.addEventListener("input", ({ target }) => {
  // Another policy comes with jobs that suit it, unless the learner has given others.
  if (target === policy) {
    offer(areOwn() ? new URLSearchParams({ jobs: field("jobs").value }) : undefined);
  }
  draw();
});
form.addEventListener("submit", (event) => event.preventDefault());
new ResizeObserver(draw).observe(chart); // which begins with a first look

/** Shows the fields of the chosen policy, with what was asked for or its own values. */
function offer(asked = new URLSearchParams()): void {
  const { jobs, settings } = CHOICES[policy.value]!;
  field("jobs").value = asked.get("jobs") ?? jobs;
  for (const name of ["slice", "slices", "ageing", "preemptive"]) {
    const input = field(name);
    input.closest("label")!.hidden = !(name in settings);
    input.value = input.type === "checkbox" ? "yes" : asked.get(name) ?? settings[name] ?? "";
    input.checked = asked.get(name) === "yes";
  }
}

/** Whether the jobs are no policy's examples. */
function areOwn(): boolean {
  return Object.values(CHOICES).every(({ jobs }) => jobs !== field("jobs").value);
}

function draw(): void {
  const settings = settingsNow();
  history.replaceState(null, "", `?${settings}`);
  byId("command").textContent = commandOf(settings);
  const problem = byId("problem");
  try {
    const schedule = simulate(
      CHOICES[policy.value]!.make(settings),
      parseJobs(settings.get("jobs") ?? ""),
    );
    chart.replaceChildren(turnsChart(schedule, Math.max(chart.clientWidth, 240)));
    byId("figures").replaceChildren(figuresTable(schedule));
    problem.hidden = true;
  } catch (error) {
    problem.textContent = `${(error as Error).message}.`;
    problem.hidden = false;
  }
}

function settingsNow(): URLSearchParams {
  const settings = new URLSearchParams({ policy: policy.value, jobs: field("jobs").value });
  for (const name of Object.keys(CHOICES[policy.value]!.settings)) {
    const { type, checked, value } = field(name);
    if (type === "checkbox" ? checked : value.trim() !== "") settings.set(name, value.trim());
  }
  return settings;
}

function commandOf(settings: URLSearchParams): string {
  const options = [...settings].filter(([name]) => name !== "policy")
    .map(([name, value]) => name === "preemptive" ? " --preemptive" : ` --${name} ${value}`);
  return `deno task sched ${settings.get("policy")}${options.join("")}`;
}

function field(name: string): HTMLInputElement {
  return must<HTMLInputElement>(form, `[name=${name}]`);
}

function numberIn(settings: URLSearchParams, name: string): number {
  return number(settings.get(name) ?? "");
}

function number(word: string): number {
  if (word.trim() !== "" && !Number.isNaN(Number(word))) return Number(word);
  throw new RangeError(`Cannot read ${JSON.stringify(word)}: give a number, as in 4`);
}
