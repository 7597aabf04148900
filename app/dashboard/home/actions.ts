"use server";
import { redirect } from "next/navigation";
import { requirePerson } from "#lib/auth/actor.ts";
import { parseInputTime } from "#lib/dates.ts";
import { idOf } from "#lib/forms/office.ts";
import { attempt, type FormState, textsOf } from "#lib/forms/result.ts";
import { arrangeHome } from "#lib/home/arrange-home.ts";
import { added, decodeArrangement, encodeArrangement, places, type Slot, stepped } from "#lib/home/arrangement.ts";
import { routes } from "#lib/routes.ts";

/** Every button of the page: the work in hand goes on in the address until it is published. */
export async function arrangeHomeAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("home.arrange");
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const { slots, fields } = slotsOf(form);
  if (!slots) return { error: "有的时间没有写对", fields, values: textsOf(form) };
  const op = text("op");
  const [base, q] = [idOf(form, "base"), text("q").slice(0, 100)];
  if (op === "publish") {
    const note = text("note").slice(0, 100);
    const result = await attempt(() => arrangeHome(person, { slots, note, base }));
    if ("value" in result) redirect(routes.dashboardHome({ done: result.value }));
    if (result.code !== "conflict") return { error: result.error, values: textsOf(form) };
    redirect(routes.dashboardHome({ a: encodeArrangement(slots), base: Number(result.detail.newest), conflict: 1 }));
  }
  const { next, place } = applied(slots, op);
  redirect(`${routes.dashboardHome({ a: encodeArrangement(next), base, q })}${place ? `#${place}` : ""}`);
}

/** The arrangement in the form, with the times that stand in its fields now. */
function slotsOf(form: FormData): { slots: Slot[] | null; fields?: Record<string, string> } {
  const slots = decodeArrangement(String(form.get("a") ?? ""));
  if (!slots) return { slots: null };
  const fields: Record<string, string> = {};
  const timeOf = (name: string, was: Date | null): Date | null => {
    const typed = String(form.get(name) ?? "").trim();
    const time = parseInputTime(typed);
    if (typed !== "" && !time) fields[name] = "请选择日期和时间";
    return form.has(name) ? time : was;
  };
  const timed = slots.map((slot, at) => ({ ...slot, startsAt: timeOf(`start-${at}`, slot.startsAt), endsAt: timeOf(`end-${at}`, slot.endsAt) }));
  return Object.keys(fields).length > 0 ? { slots: null, fields } : { slots: timed };
}

function applied(slots: Slot[], op: string): { next: Slot[]; place?: string } {
  const [verb, ...rest] = op.split("-");
  const [first = "", second = ""] = rest;
  const index = Number(first);
  if (verb === "add") {
    const place = places.find((each) => each.slot === first);
    return place && Number(second) > 0 ? { next: added(slots, place.slot, Number(second)), place: place.slot } : { next: slots };
  }
  const place = slots[index]?.slot;
  if (verb === "up") return { next: stepped(slots, index, -1), place };
  if (verb === "down") return { next: stepped(slots, index, 1), place };
  if (verb === "remove") return { next: slots.filter((_, at) => at !== index), place };
  return { next: slots };
}
