import type {Rule} from './rule.ts'

const weights =
  /\.(onnx|pt|pth|ckpt|safetensors|gguf|ggml|h5|hdf5|keras|tflite|mlmodel|mlpackage|caffemodel|pkl|pickle|joblib|skops|pmml|bst|cbm|mar|engine|rknn|xmodel|spm|torchscript|task)(\.dvc|\.zip|\.gz)?$/i
const named =
  /(^|\/)(saved_model\.pb|pytorch_model[\w.-]*\.bin|model[\w.-]*\.(bin|zip|tar\.gz|json\.gz)|tokenizer\.json|tokenizer_config\.json|special_tokens_map\.json|merges\.txt|vocab\.(txt|json)|generation_config\.json|adapter_config\.json|modelfile|mlmodel)$/i

/** The file that is the model. */
export const modelArtefact: Rule = {
  id: 'model-artefact',
  surface: 'model-artefact',
  looksFor: 'weights, a serialised estimator, a tokenizer or a pointer to one',
  source: 'file formats of ONNX, PyTorch, Keras, scikit-learn, llama.cpp, Hugging Face and DVC',
  observe: ({file}) => {
    const found = weights.exec(file.path)?.[0] ?? named.exec(file.path)?.[0].replace(/^\//, '')
    if (found === undefined) return []
    return [{line: null, basis: 'path', why: `by path: file of a model (${found})`, weight: 0.9}]
  },
}
