package dev.assay;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

/** The jar as it is shipped; its run also records the AOT cache that later starts read. */
@QuarkusIntegrationTest
class PackagedJarIT {
  @Test
  void isReady() {
    when().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
  }
}
