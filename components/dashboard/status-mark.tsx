import type { ArticleStatus } from "#lib/review/workflow.ts";

type Shape = { tone: "plain" | "good" | "warning" | "plan" | "danger"; draw: React.ReactNode };

const ring = <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const tick = "M4.3 7.2 6.2 9l3.5-3.8";

const shapes: Record<ArticleStatus | "scheduled", Shape> = {
  draft: { tone: "plain", draw: <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.2 2.5" /> },
  inReview: {
    tone: "warning",
    draw: (
      <>
        {ring}
        <circle cx="7" cy="7" r="2" fill="none" stroke="currentColor" strokeWidth="4" strokeDasharray="6.28 12.57" transform="rotate(-90 7 7)" />
      </>
    ),
  },
  returned: {
    tone: "danger",
    draw: (
      <>
        <path d="M7 .8 13.4 12.6H.6Z" fill="currentColor" />
        <path d="M7 5v3.4M7 10.2v.6" stroke="var(--surface)" strokeWidth="1.5" strokeLinecap="round" />
      </>
    ),
  },
  rejected: {
    tone: "danger",
    draw: (
      <>
        {ring}
        <path d="M4.6 4.6l4.8 4.8M9.4 4.6 4.6 9.4" stroke="currentColor" strokeWidth="1.5" />
      </>
    ),
  },
  approved: {
    tone: "good",
    draw: (
      <>
        {ring}
        <path d={tick} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
      </>
    ),
  },
  scheduled: {
    tone: "plan",
    draw: (
      <>
        {ring}
        <path d="M7 3.8V7l2 1.4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      </>
    ),
  },
  published: {
    tone: "good",
    draw: (
      <>
        <circle cx="7" cy="7" r="6.75" fill="currentColor" />
        <path d={tick} fill="none" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
      </>
    ),
  },
  withdrawn: {
    tone: "plain",
    draw: (
      <>
        {ring}
        <path d="M4 7h6" stroke="currentColor" strokeWidth="1.5" />
      </>
    ),
  },
};

/** A status as shape and word; colour comes last. */
export function StatusMark({ status, children }: { status: ArticleStatus | "scheduled"; children: React.ReactNode }) {
  const { tone, draw } = shapes[status];
  return (
    <span className="status" data-tone={tone}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        {draw}
      </svg>
      {children}
    </span>
  );
}
