import { Configuration, RecommendationsApi, ServiceKind } from "./client/index.js";

const api = new RecommendationsApi(new Configuration({ basePath: process.argv[2] }));
const answer = await api.recommend({
  recommendationRequest: {
    profile: { name: "edge-proxy", kind: ServiceKind.Proxy, budgets: { p99Ms: 4 } },
  },
});
const again = await api.getRecommendation({ id: answer.id! });
if (!answer.verdict || again.headline !== answer.headline) {
  throw new Error("not what was answered first: " + JSON.stringify(again));
}
console.log(`TypeScript: ${answer.verdict}, ${answer.headline}`);
