// Looks for barriers with axe-core, whose script stands before this one, and calls back with those
// found and those that only a person can judge: rule, impact, help, and where.
const done = arguments[arguments.length - 1];
const rules = {};
for (const { ruleId, tags } of axe.getRules()) {
  // Every rule, also those that are off until asked for; but for those of level AAA, which nobody
  // can meet on every page, and those that their makers have given up.
  rules[ruleId] = { enabled: !tags.includes('wcag2aaa') && !tags.includes('deprecated') };
}
const told = (results) =>
  results.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact: impact || 'none',
    help,
    places: nodes.slice(0, 5).map(
      ({ target, html, failureSummary }) =>
        `${target.join(' ')}: ${html.slice(0, 160)}: ${(failureSummary || '').replace(/\s+/g, ' ')}`,
    ),
    n_places: nodes.length,
  }));
axe
  .run(document, {
    rules,
    resultTypes: ['violations', 'incomplete'],
    preload: false,
    iframes: false,
  })
  .then(
    ({ violations, incomplete, testEngine }) =>
      done({ version: testEngine.version, violations: told(violations), to_review: told(incomplete), error: null }),
    (error) => done({ version: '', violations: [], to_review: [], error: String(error) }),
  );
