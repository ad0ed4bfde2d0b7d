// What the offline validator of CloudFormation says of a template: warnings are shown, errors make the command fail.
import { RegoEngine, TemplateFile } from "@aws/cloudformation-validate";

// A parameter whose default is empty is looked at as if its condition did not exist: AlarmTopicArn in AlarmActions.
const EXPECTED = new Map([["F3033", "length 0 is below minimum 1"]]);

const engine = new RegoEngine();
try {
  const { diagnostics } = engine.validateStandard(new TemplateFile(process.argv[2]));
  const told = diagnostics.filter((d) => !(EXPECTED.get(d.ruleId) === d.message));
  const shown = told.filter((d) => d.severity !== "INFO");
  for (const d of shown) {
    console.log(`[${d.severity}] ${d.ruleId}: ${d.message}`);
  }
  const errors = shown.filter((d) => d.severity === "ERROR" || d.severity === "FATAL");
  console.log(`${diagnostics.length} findings, ${diagnostics.length - told.length} expected, ${errors.length} errors`);
  process.exitCode = errors.length > 0 ? 1 : 0;
} finally {
  engine.free();
}
