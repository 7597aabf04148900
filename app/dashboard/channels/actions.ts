"use server";
import { requirePerson } from "#lib/auth/actor.ts";
import { arrangeChannels } from "#lib/channels/arrange-channels.ts";
import { deleteChannel } from "#lib/channels/delete-channel.ts";
import { ChannelFields } from "#lib/channels/fields.ts";
import { saveChannel } from "#lib/channels/save-channel.ts";
import { idOf, moveOf, settle } from "#lib/forms/office.ts";
import { type FormState, invalid } from "#lib/forms/result.ts";

export async function saveChannelAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("channel.arrange");
  const text = (name: string) => String(form.get(name) ?? "");
  const fields = ChannelFields.safeParse({
    name: text("name"),
    slug: text("slug"),
    columnType: text("columnType"),
    description: text("description"),
    freshnessDays: text("freshnessDays"),
    reviewCount: text("reviewCount"),
    proofCount: text("proofCount"),
    hidden: form.has("hidden"),
  });
  if (!fields.success) return invalid(fields.error, form);
  return settle(form, "已保存", () => saveChannel(person, form.has("id") ? idOf(form) : null, fields.data));
}

export async function arrangeChannelsAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("channel.arrange");
  return settle(form, "已移动", () => arrangeChannels(person, idOf(form), moveOf(form)));
}

export async function deleteChannelAction(_: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson("channel.arrange");
  return settle(form, "已删除", () => deleteChannel(person, idOf(form)));
}
