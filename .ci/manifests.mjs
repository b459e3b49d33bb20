// Kubernetes manifests (files of YAML documents) as TypeScript literals of the published models, on
// standard output: tsc then finds missing, mistyped and unknown fields alike.
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";

const documents = process.argv
  .slice(2)
  .flatMap((file) => parseAllDocuments(readFileSync(file, "utf8")).map((d) => ({ file, ...d.toJS() })));

for (const [index, { file, ...object }] of documents.entries()) {
  const library = object.apiVersion.startsWith("monitoring.coreos.com/")
    ? "@kubernetes-models/prometheus-operator"
    : "kubernetes-models";
  console.log(`// ${file}
import type { I${object.kind} as Kind${index} } from "${library}/${object.apiVersion}/${object.kind}";
export const object${index}: Kind${index} = ${JSON.stringify(object, null, 2)};
`);
}
