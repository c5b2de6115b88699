// Opens the graph on standard input with Cytoscape.js and prints what it then has.
const cytoscape = require("cytoscape");
const graph = JSON.parse(require("fs").readFileSync(0, "utf-8"));
const cy = cytoscape({ headless: true, styleEnabled: true, ...graph });
const unit = cy.getElementById("unit/山东省应急管理厅");
const shown = unit.nonempty() ? { label: unit.style("label"), colour: unit.style("background-color"), at: unit.position() } : null;
process.stdout.write(JSON.stringify({ nodes: cy.nodes().length, edges: cy.edges().length, shown, titles: cy.nodes().map(n => n.data("title")) }), () => process.exit(0)); // its timers go on for ever
