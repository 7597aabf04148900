"use client";
import { closestCenter, DndContext, type DragEndEvent, type DragMoveEvent, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import { SortableContext, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { type KeyboardEvent, type ReactNode, startTransition, useLayoutEffect, useOptimistic, useRef, useState } from "react";
import { useKeptAction } from "#components/dashboard/kept-action.ts";
import { StaffIcon } from "#components/ui/staff-icon.tsx";
import type { FormState } from "#lib/forms/result.ts";
import { dropPlace, type Move, movedTree, stepsOf } from "#lib/navigation/tree.ts";

export type TreeRow = { id: number; parentId: number | null; name: string; body: ReactNode };
type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Step = "up" | "down" | "in" | "out";

const indent = 32;
const steps = [
  ["up", "上移"],
  ["down", "下移"],
  ["in", "缩进"],
  ["out", "移出"],
] as const;

const spoken = (rows: readonly TreeRow[]) => {
  const name = (id: unknown) => rows.find((row) => row.id === id)?.name ?? "";
  return {
    onDragStart: ({ active }: { active: { id: unknown } }) => `拿起“${name(active.id)}”`,
    onDragOver: ({ over }: { over: { id: unknown } | null }) => (over ? `在“${name(over.id)}”的位置` : undefined),
    onDragEnd: ({ active }: { active: { id: unknown } }) => `放下“${name(active.id)}”`,
    onDragCancel: () => "没有移动",
  };
};

/** A list of two levels in the order that the office gives it: by drag, by Alt and arrow, or by buttons that need no script. */
export function SortableTree({ label, rows, action }: { label: string; rows: readonly TreeRow[]; action: Action }) {
  const { state, submit } = useKeptAction(action, {});
  const [shown, showMoved] = useOptimistic(rows, (now, { id, move }: { id: number; move: Move }) => movedTree(now, id, move) ?? now);
  const [drag, setDrag] = useState<{ id: number; depth: number } | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const held = useFocusKept(shown);

  const move = (id: number, wanted: Move) => {
    const form = new FormData();
    form.set("id", String(id));
    if (typeof wanted === "string") form.set("by", wanted);
    else {
      form.set("parent", String(wanted.parentId ?? 0));
      form.set("before", String(wanted.beforeId ?? 0));
    }
    startTransition(() => {
      showMoved({ id, move: wanted });
      submit(form);
    });
  };
  const wishedDepth = ({ active, delta }: DragMoveEvent | DragEndEvent) => {
    const was = shown.find((row) => row.id === active.id)?.parentId == null ? 0 : 1;
    return Math.max(0, Math.min(1, was + Math.round(delta.x / indent)));
  };
  const drop = (event: DragEndEvent) => {
    const id = Number(event.active.id);
    setDrag(null);
    const place = event.over ? dropPlace(shown, id, Number(event.over.id), wishedDepth(event)) : null;
    if (place && movedTree(shown, id, place)?.some((row, at) => row.id !== shown[at]?.id || row.parentId !== shown[at].parentId)) move(id, place);
  };
  const visible = drag ? shown.filter((row) => row.parentId !== drag.id) : shown;
  return (
    <>
      {state.error ? (
        <div className="error-summary" role="alert">
          <p>{state.error}</p>
        </div>
      ) : null}
      <p className="hidden-text" role="status">
        {state.done ?? ""}
      </p>
      <DndContext
        id={label}
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{ announcements: spoken(shown), screenReaderInstructions: { draggable: "" } }}
        onDragStart={({ active }) => setDrag({ id: Number(active.id), depth: shown.find((row) => row.id === active.id)?.parentId == null ? 0 : 1 })}
        onDragMove={(event) => {
          const place = event.over ? dropPlace(shown, Number(event.active.id), Number(event.over.id), wishedDepth(event)) : null;
          if (place) setDrag({ id: Number(event.active.id), depth: place.parentId === null ? 0 : 1 });
        }}
        onDragEnd={drop}
        onDragCancel={() => setDrag(null)}
      >
        <SortableContext items={visible.map((row) => row.id)} strategy={verticalListSortingStrategy}>
          <ol className="office-list tree-list" aria-label={label}>
            {visible.map((row) => (
              <Row
                key={row.id}
                row={row}
                parent={shown.find((other) => other.id === row.parentId)?.name}
                depth={drag?.id === row.id ? drag.depth : row.parentId === null ? 0 : 1}
                can={stepsOf(shown, row.id)}
                submit={submit}
                hold={(place) => {
                  held.current = place;
                }}
                step={(by) => move(row.id, by)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
    </>
  );
}

/** A row that changes its place loses the focus; it comes back to the same control, or to its neighbour when that is at rest. */
function useFocusKept(shown: readonly TreeRow[]) {
  const held = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the order is drawn anew
  useLayoutEffect(() => {
    if (held.current === null || (document.activeElement && document.activeElement !== document.body)) return;
    const control = document.querySelector<HTMLButtonElement>(`[data-step="${held.current}"]`);
    const wanted = control?.disabled ? control.form?.querySelector<HTMLButtonElement>("button:enabled") : control;
    wanted?.focus();
  }, [shown]);
  return held;
}

type RowProps = {
  row: TreeRow;
  parent: string | undefined;
  depth: number;
  can: Record<Step, boolean>;
  submit: (form: FormData) => void;
  hold: (place: string) => void;
  step: (by: Step) => void;
};

function Row({ row, parent, depth, can, submit, hold, step }: RowProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({ id: row.id });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === "ArrowUp" ? "up" : event.key === "ArrowDown" ? "down" : null;
    const writes = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
    if (!by || !event.altKey || writes || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!can[by]) return;
    hold(`${row.id}-${by}`);
    step(by);
  };
  return (
    <li
      ref={setNodeRef}
      data-depth={depth}
      data-dragging={isDragging || undefined}
      onKeyDown={onKeyDown}
      style={transform ? { transform: `translate3d(0, ${Math.round(transform.y)}px, 0)`, transition } : undefined}
    >
      <span ref={setActivatorNodeRef} className="grip" aria-hidden="true" {...listeners}>
        <StaffIcon name="grip" />
      </span>
      {parent ? <span className="hidden-text">在“{parent}”下面：</span> : null}
      {row.body}
      <form action={submit} className="move-buttons" aria-label={`移动${row.name}`}>
        <input type="hidden" name="id" value={row.id} />
        {steps.map(([by, text]) => (
          <button
            key={by}
            type="submit"
            name="by"
            value={by}
            data-step={`${row.id}-${by}`}
            className="button small quiet"
            disabled={!can[by]}
            hidden={by === "out" ? depth === 0 : by === "in" ? depth === 1 : undefined}
            onClick={() => hold(`${row.id}-${by}`)}
          >
            {text}
            <span className="hidden-text">{row.name}</span>
          </button>
        ))}
      </form>
    </li>
  );
}
