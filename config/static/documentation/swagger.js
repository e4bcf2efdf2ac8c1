"use strict";

const target = document.getElementById("swagger-ui");
SwaggerUIBundle({
  url: target.dataset.schema,
  domNode: target,
  deepLinking: true,
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  // Its validator is somebody else's server.
  validatorUrl: null,
});
