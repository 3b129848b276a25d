/**
 * The published shapes of the reports, as JSON schemas: Gradescope's `docs/specs.md`, Exercism's
 * test-runner interface version 3, Classroom 50's "Advanced Autograding".
 *
 * @module
 */

const text = { type: "string" };
const points = { type: "integer", minimum: 0 };
const visibility = { enum: ["hidden", "after_due_date", "after_published", "visible"] };
const format = { enum: ["text", "html", "simple_format", "md", "ansi"] };

/** `/autograder/results/results.json`. */
export const gradescopeSchema = {
  type: "object",
  required: ["tests"],
  additionalProperties: false,
  properties: {
    score: { type: "number" },
    execution_time: { type: "number", minimum: 0 },
    output: text,
    output_format: format,
    test_output_format: format,
    test_name_format: format,
    visibility,
    stdout_visibility: visibility,
    extra_data: { type: "object" },
    leaderboard: { type: "array" },
    tests: {
      type: "array",
      items: {
        type: "object",
        required: ["score", "max_score", "name"],
        additionalProperties: false,
        properties: {
          score: { type: "number" },
          max_score: { type: "number" },
          status: { enum: ["passed", "failed"] },
          name: text,
          name_format: format,
          number: text,
          output: text,
          output_format: format,
          tags: { type: "array", items: text },
          visibility,
          extra_data: { type: "object" },
        },
      },
    },
  },
};

const ran = { properties: { status: { enum: ["pass", "fail"] } } };
const failed = { properties: { status: { enum: ["fail", "error"] } } };

/** `results.json`, version 3. */
export const exercismSchema = {
  type: "object",
  required: ["version", "status"],
  additionalProperties: false,
  properties: {
    version: { const: 3 },
    status: { enum: ["pass", "fail", "error"] },
    message: { anyOf: [{ type: "null" }, { type: "string", maxLength: 65_535 }] },
    tests: {
      type: "array",
      items: {
        type: "object",
        required: ["name", "status"],
        additionalProperties: false,
        properties: {
          name: text,
          status: { enum: ["pass", "fail", "error"] },
          message: text,
          output: { type: "string", maxLength: 500 },
          test_code: text,
          task_id: { type: "number", minimum: 1 },
        },
        if: failed,
        then: { required: ["message"] },
      },
    },
  },
  if: ran,
  then: { required: ["tests"] },
  else: { required: ["message"], properties: { message: { type: "string", minLength: 1 } } },
};

/** `./result.json`. */
export const classroom50Schema = {
  type: "object",
  required: [
    ...["schema", "classroom", "assignment", "submission", "commit", "release", "review"],
    ...["datetime", "score", "max-score", "tests"],
  ],
  additionalProperties: false,
  properties: {
    schema: { const: "classroom50/result/v1" },
    classroom: text,
    assignment: text,
    submission: text,
    commit: text,
    release: text,
    review: text,
    datetime: { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$" },
    score: points,
    "max-score": points,
    tests: {
      type: "array",
      items: {
        type: "object",
        required: ["test-name", "passed", "score", "max-score"],
        properties: {
          "test-name": text,
          passed: { type: "boolean" },
          score: points,
          "max-score": points,
        },
      },
    },
  },
};
