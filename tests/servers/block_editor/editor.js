// node editor.js WORDPRESS, with jsdom in NODE_PATH: answers each line of JSON (a post's content) with what the block
// editor of that WordPress makes of it: {blocks: [{name, isValid, why}], saved}. It runs WordPress's own scripts.
const { execFileSync } = require('child_process');
const fs = require('fs');
const readline = require('readline');
const { format } = require('util');
const vm = require('vm');
const { JSDOM, VirtualConsole } = require('jsdom');

const includes = `${process.argv[2]}/wp-includes`;
const VENDOR = { react: [], 'react-dom': ['react'], 'react-jsx-runtime': ['react'], lodash: [], moment: [] };

const list = ['packages.php', 'packages.min.php']
	.map((name) => `${includes}/assets/script-loader-${name}`)
	.find(fs.existsSync);
const printed = execFileSync('php', ['-r', `define('ABSPATH', '/'); echo json_encode(require $argv[1]);`, list]);
const packages = JSON.parse(printed);
const dom = new JSDOM('<!doctype html><body></body>', {
	url: 'http://localhost/',
	runScripts: 'outside-only',
	pretendToBeVisual: true,
	virtualConsole: new VirtualConsole(), // the editor's own warnings come with each block's `why`
});

// What browsers have and jsdom has not; nothing of it decides what a block looks like.
const nothing = () => {};
class Observer {
	observe() {}
	unobserve() {}
	disconnect() {}
}
Object.assign(dom.window, {
	matchMedia: () => ({
		matches: false,
		addListener: nothing,
		removeListener: nothing,
		addEventListener: nothing,
		removeEventListener: nothing,
	}),
	ResizeObserver: Observer,
	IntersectionObserver: Observer,
	CSS: { supports: () => false, escape: (text) => text },
	wpApiSettings: {},
	requestIdleCallback: (call) => setTimeout(call, 0),
	structuredClone,
	TextEncoder,
	TextDecoder,
	fetch: () => new Promise(nothing), // no network
});

const loaded = new Set();

function load(handle) {
	if (loaded.has(handle)) return;
	loaded.add(handle);
	if (handle in VENDOR) {
		VENDOR[handle].forEach(load);
		run(`vendor/${handle}`);
		return;
	}
	const name = handle.replace(/^wp-/, '');
	const asset = packages[`${name}.js`] || packages[`${name}.min.js`];
	if (!handle.startsWith('wp-') || !asset) return;
	asset.dependencies.forEach(load);
	run(name);
}

function run(name) {
	const filename = `${includes}/js/dist/${name}.min.js`;
	new vm.Script(fs.readFileSync(filename, 'utf8'), { filename }).runInContext(dom.getInternalVMContext());
}

function flat(blocks) {
	return blocks.flatMap((block) => [
		{
			name: block.name,
			isValid: block.isValid,
			why: (block.validationIssues || []).map((issue) => format(...issue.args)),
		},
		...flat(block.innerBlocks),
	]);
}

load('wp-block-library');
const { wp } = dom.window;
wp.blockLibrary.registerCoreBlocks();
console.log(JSON.stringify({ types: wp.blocks.getBlockTypes().length }));
readline.createInterface({ input: process.stdin }).on('line', (line) => {
	const blocks = wp.blocks.parse(JSON.parse(line));
	console.log(JSON.stringify({ blocks: flat(blocks), saved: wp.blocks.serialize(blocks) }));
}).on('close', () => process.exit(0)); // React's timers would keep it
