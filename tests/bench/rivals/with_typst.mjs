// The sheet by Typst, from sheet.typ: with_typst.mjs FILE COUNT MODULES, the last a folder that holds node_modules.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [file, count, modules] = process.argv.slice(2)
const { NodeCompiler } = createRequire(join(modules, 'package.json'))('@myriaddreamin/typst-ts-node-compiler')
const here = dirname(fileURLToPath(import.meta.url))
const text = readFileSync(join(here, 'sheet.json'), 'utf8')
const fonts = join(here, '../../../fonts/public-sans')
const compiler = NodeCompiler.create({ workspace: here, fontArgs: [{ fontPaths: [fonts] }] })

for (let number = 0; number < Number(count); ++number) {
  // As filled.py does: no two sheets alike, the first with the published figures.
  const sheet = text.replace(/\{([\d,]+)\}/g, (_, n) => (Number(n.replace(',', '')) + number).toLocaleString('en-US'))
  writeFileSync(file, compiler.pdf({ mainFilePath: join(here, 'sheet.typ'), inputs: { sheet } }))
  compiler.evictCache(10)  // as Typst's own "watch" does after each
}
