const light = `
--paper: #ffffff;
--ink: #1a1a1a;
--quiet: #555555;
--rule: #d8dce0;
--wash: #f4f6f8;
--accent: #005a8d;
--good: #176b37;
--bad: #b3261e;
--caution: #8a4b00;
color-scheme: light;
`;

/** The same paper and ink as the viewer gives charts in the dark. */
const dark = `
--paper: #15191e;
--ink: #e8eaed;
--quiet: #a9b1ba;
--rule: #363d46;
--wash: #1d2329;
--accent: #7cc4f5;
--good: #7fd39b;
--bad: #ff9d94;
--caution: #f0b95a;
color-scheme: dark;
`;

/** Light or dark as the reader's system has it or as the page's own switch says, and always light on paper. */
export const colourStyles = `
:root { ${light} }
@media (prefers-color-scheme: dark) { :root:not([data-scheme="light"]) { ${dark} } }
:root[data-scheme="dark"] { ${dark} }
:root.printing { ${light} }
@media print { :root, :root:not([data-scheme="light"]), :root[data-scheme="dark"] { ${light} } }
`;
