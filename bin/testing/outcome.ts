export type Outcome = { passed: number; failed: number; problems: string[] };

type VitestFile = {
  name: string;
  status: string;
  message?: string;
  assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[];
};
type PlaywrightTest = { projectName: string; status: string; results: { error?: { message?: string } }[] };
type PlaywrightSuite = {
  title: string;
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; line: number; tests: PlaywrightTest[] }[];
};
/** What we read of the JSON reports of vitest and of Playwright. */
export type Report = { testResults?: VitestFile[]; suites?: PlaywrightSuite[]; errors?: { message?: string }[] };

const firstLines = (text: string) =>
  text
    .split("\n")
    .slice(0, 12)
    .map((line) => `    ${line}`);

/** A runner that ends badly without naming a failed test counts as one failure. */
function settle(outcome: Outcome, code: number | null, output: string): Outcome {
  if (code === 0 || outcome.failed > 0) return outcome;
  return {
    ...outcome,
    failed: 1,
    problems: [
      `测试程序以 ${code ?? "信号"} 结束：`,
      ...output
        .split("\n")
        .slice(-30)
        .map((line) => `    ${line}`),
    ],
  };
}

export function vitestOutcome(report: Report | null, code: number | null, output: string): Outcome {
  const outcome: Outcome = { passed: 0, failed: 0, problems: [] };
  for (const file of report?.testResults ?? []) {
    if (file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed")) {
      outcome.failed++;
      outcome.problems.push(file.name, ...firstLines(file.message ?? ""));
    }
    for (const test of file.assertionResults) {
      if (test.status === "passed") outcome.passed++;
      else {
        outcome.failed++;
        outcome.problems.push(`${file.name} › ${test.fullName}（${test.status}）`, ...firstLines(test.failureMessages?.join("\n") ?? ""));
      }
    }
  }
  return settle(outcome, code, output);
}

export function playwrightOutcome(report: Report | null, code: number | null, output: string): Outcome {
  const outcome: Outcome = { passed: 0, failed: 0, problems: [] };
  const walk = (suite: PlaywrightSuite): void => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === "expected") outcome.passed++;
        else {
          outcome.failed++;
          const message = test.results.map((result) => result.error?.message ?? "").find(Boolean) ?? "";
          outcome.problems.push(`${spec.file}:${spec.line} › ${test.projectName} › ${spec.title}（${test.status}）`, ...firstLines(message));
        }
      }
    }
    for (const inner of suite.suites ?? []) walk(inner);
  };
  for (const suite of report?.suites ?? []) walk(suite);
  for (const error of report?.errors ?? []) {
    outcome.failed++;
    outcome.problems.push(...firstLines(error.message ?? "Playwright"));
  }
  return settle(outcome, code, output);
}
