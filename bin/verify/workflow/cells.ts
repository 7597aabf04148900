import type { Facts } from "#bin/verify/facts.ts";
import { type Act, acts } from "#bin/verify/workflow/acts.ts";
import { approve, channelOf, type Desk, gatherDesk, type Name, names, rowOf, written } from "#bin/verify/workflow/desk.ts";
import { DomainError } from "#lib/errors.ts";

type Kind = "editor" | "senior" | "chief" | "proofreader" | "administrator";
const kindOf = (name: Name): Kind => (name === "author" ? "editor" : (name.replace("2", "") as Kind));

/** The states, how an article comes there, and who then has had a review or a proof of it. */
type State = { name: string; counts: [number, number]; reach: (desk: Desk, id: number) => Promise<void>; step?: string; had?: Name[] };
const passing =
  (...hands: Name[]) =>
  async (desk: Desk, id: number) => {
    await acts.submit(desk.author, id);
    for (const hand of hands) await approve(desk[hand], id);
  };
const all: Name[] = ["editor", "senior", "chief"];
const approved = passing(...all, "proofreader");
const states: State[] = [
  { name: "draft", counts: [3, 1], reach: async () => {} },
  { name: "firstReview", counts: [3, 1], step: "firstReview", reach: passing() },
  { name: "secondReview", counts: [3, 1], step: "secondReview", reach: passing("editor"), had: ["editor"] },
  { name: "finalReview", counts: [3, 1], step: "finalReview", reach: passing("editor", "senior"), had: ["editor", "senior"] },
  { name: "finalReview of two", counts: [2, 0], step: "finalReview", reach: passing("senior"), had: ["senior"] },
  { name: "finalReview of one", counts: [1, 0], step: "finalReview", reach: passing() },
  { name: "firstProof", counts: [3, 1], step: "firstProof", reach: passing(...all) },
  { name: "secondProof", counts: [3, 2], step: "secondProof", reach: passing(...all, "proofreader"), had: ["proofreader"] },
  { name: "returned", counts: [3, 1], reach: async (desk, id) => passing()(desk, id).then(() => acts.sendBack(desk.editor, id)) },
  { name: "rejected", counts: [3, 1], reach: async (desk, id) => passing()(desk, id).then(() => acts.reject(desk.editor, id)) },
  { name: "approved", counts: [3, 1], reach: approved },
  { name: "scheduled", counts: [3, 1], reach: async (desk, id) => approved(desk, id).then(() => acts.schedule(desk.chief, id)) },
  { name: "published", counts: [3, 1], reach: async (desk, id) => approved(desk, id).then(() => acts.publish(desk.chief, id)) },
  { name: "urgent", counts: [3, 1], reach: (desk, id) => acts.publishUrgently(desk.chief, id) },
  {
    name: "withdrawn",
    counts: [3, 1],
    reach: async (desk, id) =>
      approved(desk, id)
        .then(() => acts.publish(desk.chief, id))
        .then(() => acts.withdraw(desk.chief, id)),
  },
];

const takers: Record<string, Kind[]> = {
  firstReview: ["editor", "senior"],
  secondReview: ["senior"],
  finalReview: ["chief"],
  firstProof: ["proofreader", "editor", "senior"],
  secondProof: ["proofreader", "editor", "senior"],
};
const writers: Kind[] = ["editor", "senior", "chief"];

/** The rules said once more, apart from the product's table, so that the table can be wrong. */
function expected(act: Act, state: State, name: Name): boolean {
  const kind = kindOf(name);
  const own = name === "author";
  const inReview = state.step !== undefined;
  const takes = inReview && (takers[state.step ?? ""] ?? []).includes(kind) && !own && !(state.had ?? []).includes(name);
  switch (act) {
    case "submit":
      return ["draft", "returned"].includes(state.name) && writers.includes(kind);
    case "recall":
      return inReview && own;
    case "approve":
    case "reject":
    case "hold":
      return takes;
    case "sendBack":
      return takes || (["approved", "scheduled"].includes(state.name) && kind === "chief");
    case "handOver":
      return takes;
    case "resume":
      return false;
    case "reopen":
      return ["approved", "scheduled", "rejected"].includes(state.name) && writers.includes(kind);
    case "schedule":
      return ["approved", "scheduled"].includes(state.name) && kind === "chief";
    case "unschedule":
      return state.name === "scheduled" && kind === "chief";
    case "publish":
      return ["approved", "scheduled"].includes(state.name) && kind === "chief";
    case "publishUrgently":
      return (inReview || ["draft", "returned"].includes(state.name)) && kind === "chief";
    case "afterReview":
      return state.name === "urgent" && !own && name !== "chief" && ["senior", "chief"].includes(kind);
    case "withdraw":
      return ["published", "urgent"].includes(state.name) && kind === "chief";
  }
}

/** Who can take a step that is handed over, and is not the one who hands it over. */
const receiver = (state: State, giver: Name): Name =>
  names.find(
    (name) => name !== giver && name !== "author" && (takers[state.step ?? ""] ?? []).includes(kindOf(name)) && !(state.had ?? []).includes(name),
  ) ?? "editor";

/** Person × move × state through the verbs; tells how many cells were tried. A refused move must leave the row as it was. */
export async function checkCells(facts: Facts): Promise<number> {
  let cells = 0;
  const wrong: string[] = [];
  for (const state of states) {
    const desk = await gatherDesk();
    const channels = () => channelOf(...state.counts);
    let id: number | null = null;
    for (const act of Object.keys(acts) as Act[])
      for (const name of names) {
        if (id === null) {
          id = await written(desk, await channels());
          await state.reach(desk, id);
        }
        const before = await rowOf(id);
        const error = await acts[act](desk[name], id, desk[receiver(state, name)]).then(
          () => null,
          (reason: unknown) => reason,
        );
        cells += 1;
        if (error !== null && !(error instanceof DomainError)) wrong.push(`${state.name} ${act} ${name}: ${error}`);
        const wanted = expected(act, state, name);
        if ((error === null) !== wanted) wrong.push(`${state.name} ${act} by ${name}: ${wanted ? "refused" : "let through"}`);
        if (error !== null && (await rowOf(id)).version !== before.version) wrong.push(`${state.name} ${act} by ${name}: refused, but changed`);
        if (error === null) {
          // The debt of one cell must not refuse the next.
          if (act === "publishUrgently" || state.name === "urgent")
            await acts.afterReview(desk.chief2 === desk[name] ? desk.senior : desk.chief2, id).catch(() => {});
          id = null;
        }
      }
    if (id !== null && state.name === "urgent") await acts.afterReview(desk.senior, id).catch(() => {});
  }
  facts.hold(`${cells} cells of person × move × state, own and others', one to three stages`, wrong.length === 0, wrong.slice(0, 12).join("; "));
  facts.hold("at least 500 cells", cells >= 500, String(cells));
  return cells;
}
