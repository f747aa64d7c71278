// The same commissioning policies in this app, in a plain explaining walker and in the popular rule engines.
// node --expose-gc bench.mjs [--quick] [--only WORD]... [--seeds | --many] [--json FILE]
// How it is measured, and why, stands in README.md beside this file. Exit code 1: a bar was missed or an answer was wrong.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verdict } from './lib/oracle.mjs';
import { factsOf, makeCases, manyPolicies, seedPolicies } from './lib/policies.mjs';
import { ours } from './ours.mjs';
import * as bounds from './peers/bounds.mjs';
import * as cql from './peers/cql.mjs';
import { feelin } from './peers/feelin.mjs';
import * as jsonLogic from './peers/jsonLogic.mjs';
import { jsonRulesEngine } from './peers/jsonRulesEngine.mjs';
import { walker } from './peers/walker.mjs';
import * as zen from './peers/zen.mjs';

const { values: options } = parseArgs({ options: { quick: { type: 'boolean' }, seeds: { type: 'boolean' }, many: { type: 'boolean' }, only: { type: 'string', multiple: true }, json: { type: 'string' } } });
const rounds = options.quick ? 3 : 5;
/** Seconds on the clock for one peer in one round; who is done with all cases sooner stops sooner. */
const budget = options.quick ? 0.5 : 3;
/** Seconds for comparing the answers of one peer; the fast ones get through all cases. */
const checkBudget = options.quick ? 2 : 20;

const scenarios = [
  { id: 'seeds', title: '4 policies × 100,000 cases', policies: seedPolicies, cases: 100_000, chunk: 1000 },
  { id: 'many', title: '1,000 policies × 1,000 cases', policies: manyPolicies(1000), cases: 1000, chunk: 20 },
];
const walkerShare = 0.7;
const peerTimes = 20;
const peers = [
  ours, walker, jsonRulesEngine, cql.explaining, zen.traced, zen.tracedOneByOne,
  cql.plain, zen.plain, jsonLogic.js, jsonLogic.compiled, feelin, bounds.generated, bounds.sqlite,
];

const measured = [];
let passed = true;
let barsMeasured = false;
for (const scenario of scenarios) {
  if ((options.seeds || options.many) && !options[scenario.id]) continue;
  const rows = await measureAll(scenario);
  printTable(scenario, rows);
  measured.push({ scenario, rows });
}
for (const { scenario, rows } of measured) printBars(scenario, rows);
console.log(!passed ? '\nFAIL' : barsMeasured ? '\nPASS' : '\nNo bar was measured.');
if (options.json) writeFileSync(options.json, JSON.stringify(measured.map(({ scenario, rows }) => ({ scenario: scenario.id, rows: rows.map(({ run, texts, ...row }) => row) })), null, 1));
process.exit(passed ? 0 : 1);

async function measureAll({ id, title, policies, cases: count, chunk }) {
  const cases = makeCases(factsOf(policies), count);
  const expected = cases.map((one) => policies.map((policy) => verdict(policy, one)));
  const rows = [];
  for (const peer of peers) {
    if (options.only && !options.only.some((word) => peer.name.includes(word))) continue;
    process.stderr.write(`${id}: ${peer.name} …\n`);
    const started = performance.now();
    const run = await peer.prepare(policies);
    const prepared = performance.now() - started;
    const texts = cases.map((one) => JSON.stringify(peer.inputOf ? peer.inputOf(one) : one));
    const row = { name: peer.name, explains: peer.explains, why: peer.why, prepared, rates: [], done: count, inFlight: peer.inFlight ?? 1, run, texts };
    rows.push({ ...row, ...(await check(peer, row, expected)) });
  }
  for (let round = 0; round < rounds; round++) {
    // Whoever comes first in one round does not come first in the next.
    const turn = Math.round((round * rows.length) / rounds);
    for (const row of [...rows.slice(turn), ...rows.slice(0, turn)]) {
      process.stderr.write(`${title}, round ${round + 1} of ${rounds}: ${row.name}        \r`);
      globalThis.gc?.();
      const { rate, done } = await timeOf(row, chunk);
      row.rates.push(rate);
      row.done = Math.min(row.done, done);
    }
  }
  process.stderr.write('\n');
  return rows;
}

/** How many verdicts differ from the table of truth, over as many cases as fit into the time. */
async function check(peer, { run, texts }, expected) {
  const until = performance.now() + checkBudget * 1000;
  let wrong = 0;
  let checked = 0;
  for (; checked < texts.length && (checked === 0 || performance.now() < until); checked++) {
    const answer = await run(JSON.parse(texts[checked]));
    const got = peer.verdictsOf?.(answer) ?? answer.map((one) => one.verdict ?? one);
    expected[checked].forEach((want, i) => { if (got[i] !== want) wrong += 1; });
  }
  if (wrong > 0) passed = false;
  return { checked, wrong };
}

/** Cases a second: from a case object that nothing has seen before to the answer as JSON text. */
async function timeOf({ run, texts, inFlight }, chunk) {
  let clock = 0;
  let done = 0;
  let length = 0;
  const step = Math.max(chunk, inFlight);
  while (done < texts.length && clock < budget * 1000) {
    const fresh = texts.slice(done, done + step).map((text) => JSON.parse(text));
    const started = performance.now();
    if (inFlight > 1) {
      for (let i = 0; i < fresh.length; i += inFlight) {
        for (const answer of await Promise.all(fresh.slice(i, i + inFlight).map(run))) length += JSON.stringify(answer).length;
      }
      done += fresh.length;
    } else {
      for (const one of fresh) {
        const answer = run(one);
        length += JSON.stringify(typeof answer.then === 'function' ? await answer : answer).length;
        done += 1;
        // Only the slowest need this: one chunk of theirs may take longer than the whole time they have.
        if (performance.now() - started > budget * 1000) break;
      }
    }
    clock += performance.now() - started;
  }
  if (length === 0) throw new Error('Nothing was answered');
  return { rate: done / (clock / 1000), done };
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

function printTable({ title }, rows) {
  const number = (value) => (value >= 1000 ? Math.round(value).toLocaleString('en-GB') : value.toFixed(1));
  const lines = [...rows].sort((a, b) => median(b.rates) - median(a.rates)).map((row) => [
    row.name,
    `${number(median(row.rates))} (${number(Math.min(...row.rates))} to ${number(Math.max(...row.rates))})`,
    number(row.done),
    number(row.prepared),
    row.wrong > 0 ? `NO: ${row.wrong} differ` : `yes (${number(row.checked)})`,
    row.explains ?? `nothing: ${row.why}`,
  ]);
  const head = ['engine', 'cases a second, median (range)', 'cases a round', 'ready in ms', 'right (cases)', 'explains'];
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => line[i].length)));
  console.log(`\n${title}: fresh case to JSON text, median of ${rounds} rounds`);
  for (const line of [head, ...lines]) console.log(line.map((cell, i) => (i === 0 || i === 5 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ').trimEnd());
}

/** Each ratio is taken round by round, so that a busy moment of the machine hits both sides; the median counts. */
function printBars({ title }, rows) {
  const own = rows.find((row) => row.name === ours.name);
  if (!own) return;
  console.log(`\n${title}`);
  for (const row of rows.filter((one) => one !== own && one.explains !== null)) {
    const needed = row.name === walker.name ? walkerShare : peerTimes;
    const ratio = median(own.rates.map((rate, i) => rate / row.rates[i]));
    barsMeasured = true;
    if (ratio < needed) passed = false;
    console.log(`${ratio < needed ? 'FAIL' : 'PASS'}  ${ratio.toFixed(ratio < 10 ? 2 : 0)} × ${row.name} (at least ${needed} ×)`);
  }
}
