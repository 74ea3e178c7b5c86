import {expect, test} from 'vitest'
import {bytesFromHex, utf8} from './bytes.ts'
import {inclusionProof, merkleRoot, verifyInclusion} from './merkle.ts'

// Leaves and roots of Certificate Transparency's own tests (RFC 6962), recomputed with Python's hashlib.
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytesFromHex)

test.each([
  [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
])('the root over %i leaves is that of RFC 6962', async (size, root) => {
  expect(await merkleRoot(leaves.slice(0, size))).toBe(root)
})

test('every leaf of every tree of 1 to 20 leaves has a proof that holds', async () => {
  for (let size = 1; size <= 20; size++) {
    const tree = Array.from({length: size}, (_, leaf) => utf8(`leaf ${leaf}`))
    const root = await merkleRoot(tree)
    for (const [index, leaf] of tree.entries()) {
      const path = await inclusionProof(tree, index)
      expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
      expect(await verifyInclusion(leaf, {index, size, path, root})).toBe(true)
    }
  }
})

test('a proof fails for another leaf, place, size, root or path', async () => {
  for (let size = 2; size <= 20; size++) {
    const tree = Array.from({length: size}, (_, leaf) => utf8(`leaf ${leaf}`))
    const root = await merkleRoot(tree)
    for (const [index, leaf] of tree.entries()) {
      const path = await inclusionProof(tree, index)
      const proof = {index, size, path, root}
      expect(await verifyInclusion(utf8('other'), proof)).toBe(false)
      expect(await verifyInclusion(leaf, {...proof, index: (index + 1) % size})).toBe(false)
      expect(await verifyInclusion(leaf, {...proof, index: size})).toBe(false)
      expect(await verifyInclusion(leaf, {...proof, index: -1})).toBe(false)
      expect(await verifyInclusion(leaf, {...proof, root: '0'.repeat(64)})).toBe(false)
      expect(await verifyInclusion(leaf, {...proof, path: path.slice(1)})).toBe(false)
      expect(await verifyInclusion(leaf, {...proof, path: [...path, root]})).toBe(false)
    }
  }
})

test('an inner node does not pass for a leaf', async () => {
  const [a, b] = [utf8('a'), utf8('b')]
  const root = await merkleRoot([a, b])
  const inner = await Promise.all([merkleRoot([a]), merkleRoot([b])])
  expect(await merkleRoot([bytesFromHex(inner.join(''))])).not.toBe(root)
})

test('there is no proof for a leaf that is not there', async () => {
  await expect(inclusionProof(leaves, 8)).rejects.toMatchObject({code: 'unknown-leaf'})
  await expect(inclusionProof([], 0)).rejects.toMatchObject({code: 'unknown-leaf'})
})
