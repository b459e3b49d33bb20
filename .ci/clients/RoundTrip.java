import dev.assay.client.ApiClient;
import dev.assay.client.api.RecommendationsApi;
import dev.assay.client.model.Budgets;
import dev.assay.client.model.RecommendationRequest;
import dev.assay.client.model.ServiceKind;
import dev.assay.client.model.ServiceProfile;

class RoundTrip {
  public static void main(String[] arguments) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(arguments[0]);
    RecommendationsApi api = new RecommendationsApi(client);
    ServiceProfile profile =
        new ServiceProfile()
            .name("edge-proxy")
            .kind(ServiceKind.PROXY)
            .budgets(new Budgets().p99Ms(4.0));
    var answer = api.recommend(
            RecommendationsApi.APIRecommendRequest.newBuilder()
                .recommendationRequest(new RecommendationRequest().profile(profile))
                .build());
    var again = api.getRecommendation(answer.getId());
    if (answer.getVerdict() == null || !answer.getHeadline().equals(again.getHeadline())) {
      throw new IllegalStateException("not what was answered first: " + again);
    }
    System.out.println("Java: " + answer.getVerdict() + ", " + answer.getHeadline());
  }
}
